# boardpress: `make` installs what is missing, builds, and publishes the example site to output/.
#             `make check` installs what is missing and runs every test; `make check-web` those in a browser, `make check-faults` all faults.

PREFIX  = /usr/local
DESTDIR =

CC      = gcc
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wundef -Wwrite-strings -Wstrict-prototypes \
          -Wmissing-prototypes -Wconversion -Wno-sign-conversion
OPT     = -O2 -g
CFLAGS  = -std=c17 $(OPT) $(WARN)
CPPFLAGS = -D_POSIX_C_SOURCE=200809L -Igenerator -I/usr/include/libxml2
LDLIBS  = -lexslt -lxslt -lxml2 -lcmark -lyaml -lhpdf -lharfbuzz-subset -lharfbuzz -lfontconfig \
          -lpng -ljpeg -lqrencode -lhyphen -ljansson -lminizip -lgcrypt -lz -lm

B = .build
ifdef SAN
B = .build/san
OPT = -O1 -g -fno-omit-frame-pointer
CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=undefined
CPPFLAGS += -DMEMORY_IS_CHECKED
LDFLAGS += -fsanitize=address,undefined
endif

PACKAGES = gcc libc6-dev libxml2-dev libxslt1-dev libcmark-dev libyaml-dev libhpdf-dev \
           libharfbuzz-dev libfontconfig-dev libpng-dev libjpeg62-turbo-dev libqrencode-dev \
           libjansson-dev libminizip-dev libgcrypt20-dev zlib1g-dev libhyphen-dev hyphen-en-us \
           fonts-noto-cjk fonts-lxgw-wenkai fonts-liberation2 fonts-hanazono icc-profiles-free
TEST_PACKAGES = perl diffutils qpdf poppler-utils mupdf-tools ghostscript libxml2-utils unicode-data \
                unzip zbar-tools openssl libxml-libxml-perl
CONFORMANCE_PACKAGES = git default-jdk-headless libpdfbox2-java libcommons-logging-java libcommons-io-java \
                       libactivation-java libjaxb-api-java

SOURCES := $(shell find generator -name '*.c' | LC_ALL=C sort)
OBJECTS := $(SOURCES:%.c=$B/%.o)
PROGRAM  = $B/boardpress
LIBRARY  = $B/boardpress.a
FUZZERS := $(patsubst tests/fuzz/%.c,$B/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))
UNITS   := $(patsubst tests/unit/%.c,$B/unit/%,$(sort $(wildcard tests/unit/*.c)))
FANDOL   = fonts/FandolFang-Regular.otf

# V=1 shows the commands.
Q   = $(if $(V),,@)
say = @$(if $(V),:,echo "  $(1)	$(2)")

all: deps
	@$(MAKE) --no-print-directory publish
	@echo "output/internal/index.html, output/public/index.html, output/print/"

build: $(PROGRAM)

# Published again when a record, a template or the program has changed, or output/ is gone.
INPUTS := $(shell find content templates fonts -name .boardpress -prune -o -type f -print)

publish: $B/published

$B/published: $(PROGRAM) $(INPUTS) $(if $(wildcard output/manifest.json),,unpublished)
	@$(PROGRAM) build content -o output
	@touch $@

unpublished:

$(PROGRAM): $B/generator/main.o $(LIBRARY)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)

$(LIBRARY): $(filter-out $B/generator/main.o,$(OBJECTS))
	@rm -f $@
	@$(AR) rcs $@ $^

$B/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$B/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) -Itests/lib $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) $(LDLIBS)

$B/fuzz/%: tests/fuzz/%.c tests/lib/fuzz.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -Itests -o $@ $< tests/lib/fuzz.c $(LIBRARY) $(LDLIBS)

# The same targets for a long run by libFuzzer; see `fuzz`.
$B/long/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -Itests -o $@ $< $(LIBRARY) $(LDLIBS)

-include $(OBJECTS:.o=.d) $(UNITS:=.d)

# ---- what is missing is installed; nothing is done when all is there

installed = $(shell dpkg-query -W -f='$${db:Status-Abbrev}$${Package}\n' $(1) 2>/dev/null | sed -n 's/^ii *//p')
missing   = $(filter-out $(call installed,$(1)),$(1))
SUDO      = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

define install
	@if [ -n "$(strip $(call missing,$(1)))" ]; then \
		echo "installing: $(strip $(call missing,$(1)))"; \
		$(SUDO) apt-get -q update && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
			$(strip $(call missing,$(1))); \
	fi
endef

deps: $(FANDOL)
	$(call install,$(PACKAGES))

deps-test: deps
	$(call install,$(TEST_PACKAGES))

# 仿宋: Debian has it only inside a TeX package; unpacked from there, TeX itself is not installed.
$(FANDOL):
	@mkdir -p $B/fandol && cd $B/fandol && { [ -n "$$(ls texlive-lang-chinese_*.deb 2>/dev/null)" ] || \
		{ $(SUDO) apt-get -q update && apt-get -q download texlive-lang-chinese; }; } && \
		dpkg-deb -x texlive-lang-chinese_*.deb .
	@cp "$$(find $B/fandol -name FandolFang-Regular.otf | head -n 1)" $@.new && mv $@.new $@
	@rm -rf $B/fandol
	@echo "unpacked $@"

# ---- tests

check: deps-test
	@$(MAKE) --no-print-directory check-once
	@$(MAKE) --no-print-directory check-once SAN=1

check-once: $(PROGRAM) $(UNITS) $(FUZZERS)
	@$(PROGRAM) build content -o $B/example -q
	BOARDPRESS=$(PROGRAM) ASAN_OPTIONS=detect_leaks=0 prove -j2 --timer -e '' $(UNITS) $(sort $(wildcard tests/*.sh))

# A build that is killed at 200 instants, and that meets a fault at every call: half an hour.
check-faults: deps-test $(PROGRAM)
	BOARDPRESS=$(PROGRAM) FAULTS=all prove -v -e '' tests/faults.sh

# A real Slurm on loopback loses a node; as root.
RECORDS = 2000
check-slurm: deps-test $(PROGRAM)
	$(call install,slurmctld slurmd slurm-client munge)
	sh tests/slurm/slurm.sh $(PROGRAM) $(RECORDS)

# Every reader of foreign bytes by libFuzzer under sanitizers, SECONDS each, two at a time.
SECONDS = 60
FUZZ = .build/libfuzzer
fuzz: deps-test $(PROGRAM)
	$(call install,clang libclang-rt-14-dev)
	@$(MAKE) --no-print-directory B=$(FUZZ) CC=clang OPT="-O1 -g -DMEMORY_IS_CHECKED -fsanitize=fuzzer-no-link,address,undefined \
		-fno-sanitize-recover=undefined" $(patsubst tests/fuzz/%.c,$(FUZZ)/long/%,$(sort $(wildcard tests/fuzz/*.c)))
	sh tests/fuzz/run.sh $(FUZZ) $(PROGRAM) $(SECONDS)

# Pages in a browser.  Not part of `check`: it takes minutes, and needs npm for the packages that tests/web pins.
WEB = $B/web
WEB_PACKAGES = chromium $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm) \
               $(if $(shell command -v java),,default-jre-headless)

check-web: deps-test $(PROGRAM) $(WEB)/node_modules/.package-lock.json
	@$(PROGRAM) build content -o $(WEB)/site -q
	@rm -rf $(WEB)/shots
	@NODE_PATH=$(WEB)/node_modules node tests/web/run.js $(WEB)/site $(WEB)/shots

deps-web:
	$(call install,$(WEB_PACKAGES))

$(WEB)/node_modules/.package-lock.json: | deps-web

# What npm has, as a folder of tests/ pins it.
$B/%/node_modules/.package-lock.json: tests/%/package-lock.json
	@mkdir -p $B/$*
	@cp tests/$*/package.json tests/$*/package-lock.json $B/$*/
	@cd $B/$* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

# What it costs: `bench` is the three below, each of which stands by itself; without the jobs of a race, which
# are no part of this repository, it says what it leaves out.
#   bench-stages  the stages beside a floor that only reads
#   bench-race    sites beside a floor, Hugo and Eleventy. RACE: the folder of its jobs; SIZES: records;
#                 BENCH: a folder on a tmpfs with 10 GB for 100,000 records
#   bench-print   formatting beside typst, fop and xelatex, those that are installed. JOBS: the folder of its jobs
RACE  = none
SIZES = 1000 10000 100000
BENCH = /dev/shm/boardpress-bench
bench: deps-test $(PROGRAM)
	@$(MAKE) --no-print-directory bench-stages
	@$(MAKE) --no-print-directory bench-race
	@$(MAKE) --no-print-directory bench-print

bench-stages: deps-test $(PROGRAM)
	sh tests/bench/run.sh $(PROGRAM)

RACERS = $B/bench/node_modules/.package-lock.json
bench-race: deps-test $(PROGRAM) $B/figure
ifneq ($(RACE),none)
	$(call install,hugo python3 libmd4c-dev libcmark-gfm-dev libcmark-gfm-extensions-dev)
	@$(MAKE) --no-print-directory $(RACERS) >$B/npm.txt 2>&1 || echo "race: without Eleventy, npm cannot install it ($B/npm.txt)"
endif
	@sh tests/bench/race.sh $(CURDIR)/$(PROGRAM) $(RACE) $(BENCH) $(SIZES) >$B/race.txt; status=$$?; cat $B/race.txt; exit $$status
	@[ ! -f $(BENCH)/figure.tsv ] || { $B/figure <$(BENCH)/figure.tsv >$B/race.svg && echo "$B/race.txt, $B/race.svg"; }

bench-print: deps-test $(PROGRAM)
	$(call install,xsltproc time python3)
	sh tests/bench/print.sh $(PROGRAM)

$B/figure: tests/bench/figure.c $(LIBRARY)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)

# What Apache PDFBox says of every PDF, and the public layout suite of Apache FOP of the formatter.
conformance: deps-test publish
	$(call install,$(CONFORMANCE_PACKAGES))
	sh tests/conformance/run.sh $(PROGRAM)

# ---- the pictures of the README, from what `make` publishes

PICTURES = content/manual/pictures
CHROMIUM = chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
           --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars

pictures: deps-test publish
	$(call install,chromium poppler-utils)
	@mkdir -p $(PICTURES) $B/chromium
	pdftoppm -png -r 22 -singlefile $$(ls output/print/boards/organisation-chart-*.pdf | head -n 1) $(PICTURES)/board
	$(CHROMIUM) --user-data-dir=$(CURDIR)/$B/chromium --window-size=1100,900 \
		--screenshot=$(CURDIR)/$(PICTURES)/archive.png file://$(CURDIR)/output/members/index.html

# ---- the rest

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/boardpress
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/boardpress
	cp -R templates fonts $(DESTDIR)$(PREFIX)/share/boardpress/

clean:
	rm -rf .build output

.PHONY: all build publish deps deps-test check check-once check-faults check-slurm fuzz check-web deps-web conformance bench bench-stages bench-race bench-print pictures install clean
.DELETE_ON_ERROR:

/* kept.c - any bytes as what a build has kept for the next one, with a sum that is right. */
#include "lib/fuzz.h"

#include "base/pack.h"
#include "build/state.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct str sealed = { 0 };
	struct state state;
	struct diag diag;
	diag_init(&diag);
	str_add_n(&sealed, (const char *)bytes, len);
	pack_seal(&sealed);
	if (state_read(fuzz_file("state", sealed.text, sealed.len), &state)) {
		for (size_t i = 0; i < state.count; i++) {
			state_find(&state, state.units[i].name);
			if (state.units[i].told != NULL)
				diag_unpack(&diag, state.units[i].told, state.units[i].told_length);
		}
		state_free(&state);
	}
	diag_unpack(&diag, (const char *)bytes, len);
	str_free(&sealed);
	diag_free(&diag);
	return 0;
}

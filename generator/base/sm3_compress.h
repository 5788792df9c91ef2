/*
 * sm3_compress.h - the function NAME of sm3.c, 5.3 of GB/T 32905-2016 for LANES texts: `state`
 * holds A to H of each, `words` the 16 of the next block of each, and has room for WORDS.  Included
 * once for every width of a register; TARGET: of the processor.
 */
TARGET static void NAME(uint32_t *state, uint32_t *words)
{
	typedef uint32_t vector __attribute__((vector_size(LANES * sizeof(uint32_t)), may_alias));
	vector *v = (vector *)(void *)state, *w = (vector *)(void *)words;
	vector a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5], g = v[6], h = v[7];
	for (unsigned j = 16; j < WORDS; j++) {
		vector x = w[j - 16] ^ w[j - 9] ^ ROTATE(w[j - 3], 15);
		w[j] = P1(x) ^ ROTATE(w[j - 13], 7) ^ w[j - 6];
	}
	uint32_t t = 0x79CC4519; /* 4.2, rotated by j as 5.3.3 has it */
	for (unsigned j = 0; j < ROUNDS; j++, t = ROTATE(t, 1)) {
		if (j == 16)
			t = ROTATE(0x7A879D8AU, 16);
		vector a12 = ROTATE(a, 12), sum = a12 + e + t, ss1 = ROTATE(sum, 7);
		vector tt1 = FF(j, a, b, c) + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
		vector tt2 = GG(j, e, f, g) + h + ss1 + w[j];
		d = c;
		c = ROTATE(b, 9);
		b = a;
		a = tt1;
		h = g;
		g = ROTATE(f, 19);
		f = e;
		e = P0(tt2);
	}
	v[0] ^= a;
	v[1] ^= b;
	v[2] ^= c;
	v[3] ^= d;
	v[4] ^= e;
	v[5] ^= f;
	v[6] ^= g;
	v[7] ^= h;
}
#undef NAME
#undef LANES
#undef TARGET

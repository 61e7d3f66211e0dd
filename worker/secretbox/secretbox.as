// Memory: 0 key (32), 32 nonce (24), 64 subkey (32), 128 tag (16); the message begins at 1024 + 32.
const KEY: usize = 0;
const NONCE: usize = 32;
const SUBKEY: usize = 64;
const TAG: usize = 128;
const BUFFER: usize = 1024;

@inline function rotl(x: v128, n: i32): v128 {
  return v128.or(i32x4.shl(x, n), i32x4.shr_u(x, 32 - n));
}

/** HSalsa20: the key of all messages whose nonces begin with the same sixteen bytes. */
export function setKey(): void {
  let x0: u32 = 0x61707865, x5: u32 = 0x3320646e, x10: u32 = 0x79622d32, x15: u32 = 0x6b206574;
  let x1 = load<u32>(KEY), x2 = load<u32>(KEY, 4), x3 = load<u32>(KEY, 8), x4 = load<u32>(KEY, 12);
  let x11 = load<u32>(KEY, 16), x12 = load<u32>(KEY, 20), x13 = load<u32>(KEY, 24), x14 = load<u32>(KEY, 28);
  let x6 = load<u32>(NONCE), x7 = load<u32>(NONCE, 4), x8 = load<u32>(NONCE, 8), x9 = load<u32>(NONCE, 12);
  for (let i = 0; i < 10; i++) {
    x4 ^= rotl32(x0 + x12, 7); x8 ^= rotl32(x4 + x0, 9); x12 ^= rotl32(x8 + x4, 13); x0 ^= rotl32(x12 + x8, 18);
    x9 ^= rotl32(x5 + x1, 7); x13 ^= rotl32(x9 + x5, 9); x1 ^= rotl32(x13 + x9, 13); x5 ^= rotl32(x1 + x13, 18);
    x14 ^= rotl32(x10 + x6, 7); x2 ^= rotl32(x14 + x10, 9); x6 ^= rotl32(x2 + x14, 13); x10 ^= rotl32(x6 + x2, 18);
    x3 ^= rotl32(x15 + x11, 7); x7 ^= rotl32(x3 + x15, 9); x11 ^= rotl32(x7 + x3, 13); x15 ^= rotl32(x11 + x7, 18);
    x1 ^= rotl32(x0 + x3, 7); x2 ^= rotl32(x1 + x0, 9); x3 ^= rotl32(x2 + x1, 13); x0 ^= rotl32(x3 + x2, 18);
    x6 ^= rotl32(x5 + x4, 7); x7 ^= rotl32(x6 + x5, 9); x4 ^= rotl32(x7 + x6, 13); x5 ^= rotl32(x4 + x7, 18);
    x11 ^= rotl32(x10 + x9, 7); x8 ^= rotl32(x11 + x10, 9); x9 ^= rotl32(x8 + x11, 13); x10 ^= rotl32(x9 + x8, 18);
    x12 ^= rotl32(x15 + x14, 7); x13 ^= rotl32(x12 + x15, 9); x14 ^= rotl32(x13 + x12, 13); x15 ^= rotl32(x14 + x13, 18);
  }
  store<u32>(SUBKEY, x0); store<u32>(SUBKEY, x5, 4); store<u32>(SUBKEY, x10, 8); store<u32>(SUBKEY, x15, 12);
  store<u32>(SUBKEY, x6, 16); store<u32>(SUBKEY, x7, 20); store<u32>(SUBKEY, x8, 24); store<u32>(SUBKEY, x9, 28);
}

@inline function rotl32(x: u32, n: u32): u32 { return (x << n) | (x >> (32 - n)); }

@inline function emit(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5), ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
  const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5), cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
  v128.store(at, v128.xor(v128.load(at), i64x2.shuffle(ab0, cd0, 0, 2)));
  v128.store(at, v128.xor(v128.load(at, 64), i64x2.shuffle(ab0, cd0, 1, 3)), 64);
  v128.store(at, v128.xor(v128.load(at, 128), i64x2.shuffle(ab1, cd1, 0, 2)), 128);
  v128.store(at, v128.xor(v128.load(at, 192), i64x2.shuffle(ab1, cd1, 1, 3)), 192);
}

/** XORs Salsa20's stream into `length` bytes and up to 255 behind them, four blocks at a time. */
export function stream(at: usize, length: usize): void {
  const end = at + length;
  const s0 = i32x4.splat(0x61707865), s5 = i32x4.splat(0x3320646e), s10 = i32x4.splat(0x79622d32), s15 = i32x4.splat(0x6b206574);
  const s1 = v128.load32_splat(SUBKEY), s2 = v128.load32_splat(SUBKEY, 4), s3 = v128.load32_splat(SUBKEY, 8), s4 = v128.load32_splat(SUBKEY, 12);
  const s11 = v128.load32_splat(SUBKEY, 16), s12 = v128.load32_splat(SUBKEY, 20), s13 = v128.load32_splat(SUBKEY, 24), s14 = v128.load32_splat(SUBKEY, 28);
  const s6 = v128.load32_splat(NONCE, 16), s7 = v128.load32_splat(NONCE, 20);
  let s8 = i32x4(0, 1, 2, 3);
  const s9 = i32x4.splat(0);
  for (; at < end; at += 256) {
    let x0 = s0, x1 = s1, x2 = s2, x3 = s3, x4 = s4, x5 = s5, x6 = s6, x7 = s7, x8 = s8, x9 = s9, x10 = s10, x11 = s11, x12 = s12, x13 = s13, x14 = s14, x15 = s15;
    for (let i = 0; i < 10; i++) {
      x4 = v128.xor(x4, rotl(i32x4.add(x0, x12), 7)); x9 = v128.xor(x9, rotl(i32x4.add(x5, x1), 7)); x14 = v128.xor(x14, rotl(i32x4.add(x10, x6), 7)); x3 = v128.xor(x3, rotl(i32x4.add(x15, x11), 7));
      x8 = v128.xor(x8, rotl(i32x4.add(x4, x0), 9)); x13 = v128.xor(x13, rotl(i32x4.add(x9, x5), 9)); x2 = v128.xor(x2, rotl(i32x4.add(x14, x10), 9)); x7 = v128.xor(x7, rotl(i32x4.add(x3, x15), 9));
      x12 = v128.xor(x12, rotl(i32x4.add(x8, x4), 13)); x1 = v128.xor(x1, rotl(i32x4.add(x13, x9), 13)); x6 = v128.xor(x6, rotl(i32x4.add(x2, x14), 13)); x11 = v128.xor(x11, rotl(i32x4.add(x7, x3), 13));
      x0 = v128.xor(x0, rotl(i32x4.add(x12, x8), 18)); x5 = v128.xor(x5, rotl(i32x4.add(x1, x13), 18)); x10 = v128.xor(x10, rotl(i32x4.add(x6, x2), 18)); x15 = v128.xor(x15, rotl(i32x4.add(x11, x7), 18));
      x1 = v128.xor(x1, rotl(i32x4.add(x0, x3), 7)); x6 = v128.xor(x6, rotl(i32x4.add(x5, x4), 7)); x11 = v128.xor(x11, rotl(i32x4.add(x10, x9), 7)); x12 = v128.xor(x12, rotl(i32x4.add(x15, x14), 7));
      x2 = v128.xor(x2, rotl(i32x4.add(x1, x0), 9)); x7 = v128.xor(x7, rotl(i32x4.add(x6, x5), 9)); x8 = v128.xor(x8, rotl(i32x4.add(x11, x10), 9)); x13 = v128.xor(x13, rotl(i32x4.add(x12, x15), 9));
      x3 = v128.xor(x3, rotl(i32x4.add(x2, x1), 13)); x4 = v128.xor(x4, rotl(i32x4.add(x7, x6), 13)); x9 = v128.xor(x9, rotl(i32x4.add(x8, x11), 13)); x14 = v128.xor(x14, rotl(i32x4.add(x13, x12), 13));
      x0 = v128.xor(x0, rotl(i32x4.add(x3, x2), 18)); x5 = v128.xor(x5, rotl(i32x4.add(x4, x7), 18)); x10 = v128.xor(x10, rotl(i32x4.add(x9, x8), 18)); x15 = v128.xor(x15, rotl(i32x4.add(x14, x13), 18));
    }
    emit(at, i32x4.add(x0, s0), i32x4.add(x1, s1), i32x4.add(x2, s2), i32x4.add(x3, s3));
    emit(at + 16, i32x4.add(x4, s4), i32x4.add(x5, s5), i32x4.add(x6, s6), i32x4.add(x7, s7));
    emit(at + 32, i32x4.add(x8, s8), i32x4.add(x9, s9), i32x4.add(x10, s10), i32x4.add(x11, s11));
    emit(at + 48, i32x4.add(x12, s12), i32x4.add(x13, s13), i32x4.add(x14, s14), i32x4.add(x15, s15));
    s8 = i32x4.add(s8, i32x4.splat(4));
  }
}

/** Poly1305 (RFC 8439 §2.5) with the key at `BUFFER`, in five limbs of 26 bits. */
export function authenticate(at: usize, length: usize): void {
  const r0: u64 = load<u32>(BUFFER) & 0x3ffffff;
  const r1: u64 = (load<u32>(BUFFER, 3) >> 2) & 0x3ffff03;
  const r2: u64 = (load<u32>(BUFFER, 6) >> 4) & 0x3ffc0ff;
  const r3: u64 = (load<u32>(BUFFER, 9) >> 6) & 0x3f03fff;
  const r4: u64 = (load<u32>(BUFFER, 12) >> 8) & 0x00fffff;
  const s1 = r1 * 5, s2 = r2 * 5, s3 = r3 * 5, s4 = r4 * 5;
  let h0: u64 = 0, h1: u64 = 0, h2: u64 = 0, h3: u64 = 0, h4: u64 = 0;
  const whole = length & ~15;
  const rest = length & 15;
  let end = at + whole;
  let high: u64 = 1 << 24;
  for (;;) {
    for (; at < end; at += 16) {
      h0 += load<u32>(at) & 0x3ffffff;
      h1 += (load<u32>(at, 3) >> 2) & 0x3ffffff;
      h2 += (load<u32>(at, 6) >> 4) & 0x3ffffff;
      h3 += load<u32>(at, 9) >> 6;
      h4 += (<u64>(load<u32>(at, 12) >> 8)) | high;
      const d0 = h0 * r0 + h1 * s4 + h2 * s3 + h3 * s2 + h4 * s1;
      let d1 = h0 * r1 + h1 * r0 + h2 * s4 + h3 * s3 + h4 * s2;
      let d2 = h0 * r2 + h1 * r1 + h2 * r0 + h3 * s4 + h4 * s3;
      let d3 = h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * s4;
      let d4 = h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
      d1 += d0 >> 26; h0 = d0 & 0x3ffffff;
      d2 += d1 >> 26; h1 = d1 & 0x3ffffff;
      d3 += d2 >> 26; h2 = d2 & 0x3ffffff;
      d4 += d3 >> 26; h3 = d3 & 0x3ffffff;
      h0 += (d4 >> 26) * 5; h4 = d4 & 0x3ffffff;
      h1 += h0 >> 26; h0 &= 0x3ffffff;
    }
    if (high == 0 || rest == 0) break;
    // the last block: its bytes, a one, zeros
    const last: usize = 160;
    v128.store(last, i32x4.splat(0));
    for (let i: usize = 0; i < rest; i++) store<u8>(last + i, load<u8>(at + i));
    store<u8>(last + rest, 1);
    at = last;
    end = last + 16;
    high = 0;
  }
  h2 += h1 >> 26; h1 &= 0x3ffffff;
  h3 += h2 >> 26; h2 &= 0x3ffffff;
  h4 += h3 >> 26; h3 &= 0x3ffffff;
  h0 += (h4 >> 26) * 5; h4 &= 0x3ffffff;
  h1 += h0 >> 26; h0 &= 0x3ffffff;
  let g0 = h0 + 5; let c = g0 >> 26; g0 &= 0x3ffffff;
  let g1 = h1 + c; c = g1 >> 26; g1 &= 0x3ffffff;
  let g2 = h2 + c; c = g2 >> 26; g2 &= 0x3ffffff;
  let g3 = h3 + c; c = g3 >> 26; g3 &= 0x3ffffff;
  const g4 = h4 + c - (1 << 26);
  const mask: u64 = (g4 >> 63) - 1;
  h0 = (h0 & ~mask) | (g0 & mask);
  h1 = (h1 & ~mask) | (g1 & mask);
  h2 = (h2 & ~mask) | (g2 & mask);
  h3 = (h3 & ~mask) | (g3 & mask);
  h4 = (h4 & ~mask) | (g4 & mask);
  let f: u64 = ((h0 | (h1 << 26)) & 0xffffffff) + load<u32>(BUFFER, 16);
  store<u32>(TAG, <u32>f);
  f = (((h1 >> 6) | (h2 << 20)) & 0xffffffff) + load<u32>(BUFFER, 20) + (f >> 32);
  store<u32>(TAG, <u32>f, 4);
  f = (((h2 >> 12) | (h3 << 14)) & 0xffffffff) + load<u32>(BUFFER, 24) + (f >> 32);
  store<u32>(TAG, <u32>f, 8);
  f = (((h3 >> 18) | (h4 << 8)) & 0xffffffff) + load<u32>(BUFFER, 28) + (f >> 32);
  store<u32>(TAG, <u32>f, 12);
}

/** Seals the `length` bytes at BUFFER + 32 in place; the tag stands before them. */
export function seal(length: usize): void {
  v128.store(BUFFER, i32x4.splat(0));
  v128.store(BUFFER, i32x4.splat(0), 16);
  stream(BUFFER, length + 32);
  authenticate(BUFFER + 32, length);
  v128.store(BUFFER, v128.load(TAG), 16);
}

/** Opens the tag at BUFFER + 16 and the `length` bytes behind it in place; 0 when they were not sealed so. */
export function open(length: usize): i32 {
  const tag = v128.load(BUFFER, 16);
  // The key of the authentication is in the first block of the stream, whose other half belongs to the message.
  memory.copy(640, BUFFER, 256);
  v128.store(BUFFER, i32x4.splat(0));
  v128.store(BUFFER, i32x4.splat(0), 16);
  stream(BUFFER, 32);
  memory.copy(BUFFER + 32, 640 + 32, 224);
  authenticate(BUFFER + 32, length);
  if (v128.any_true(v128.xor(tag, v128.load(TAG)))) return 0;
  v128.store(BUFFER, i32x4.splat(0));
  v128.store(BUFFER, i32x4.splat(0), 16);
  stream(BUFFER, length + 32);
  return 1;
}

/**
 * Check digit of H. Michael Damm, «Total anti-symmetrische Quasigruppen» (2004), with the quasigroup of order 10
 * from that thesis. It catches every single wrong digit and every swap of two neighbours.
 */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790'
] as const;

/** The check digit of decimal digits; zero for digits that already end in theirs. */
export function dammDigit(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = quasigroup[Number(interim)]![Number(digit)]!;
  return interim;
}

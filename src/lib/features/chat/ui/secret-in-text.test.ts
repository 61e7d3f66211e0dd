import { describe, expect, it } from 'vitest';
import { findSecret } from './secret-in-text.js';

const secretIn = (text: string): string[] => {
  const secret = findSecret(text);
  return secret ? [secret.kind, text.slice(secret.start, secret.end)] : [];
};

describe('what a customer may be about to give away', () => {
  it.each([
    ['123456', 'code', '123456'],
    ['4821', 'code', '4821'],
    ['123 456', 'code', '123 456'],
    ['123-456.', 'code', '123-456'],
    ['G-482913', 'code', 'G-482913'],
    ['it says 482913', 'code', '482913'],
    ['Hier: 482 913, und jetzt?', 'code', '482 913'],
    ['the code is AB12CD', 'code', 'AB12CD'],
    ['Der Code lautet 48-29-13', 'code', '48-29-13'],
    ['mein Passwort ist Sommer2024!', 'code', 'Sommer2024'],
    ['min adgangskode er sommer24', 'code', 'sommer24'],
    ['mijn wachtwoord: Zomer24', 'code', 'Zomer24'],
    ['MitID 1234-AB', 'code', '1234-AB'],
    ['TAN 48291', 'code', '48291'],
    ['4111 1111 1111 1111', 'card', '4111 1111 1111 1111'],
    ['my card: 5555-5555-5555-4444 09/28', 'card', '5555-5555-5555-4444'],
    ['1 4111 1111 1111 1111 123', 'card', '4111 1111 1111 1111'],
    ['378282246310005', 'card', '378282246310005'],
    ['dankort 5019 7170 1010 3742', 'card', '5019 7170 1010 3742'],
    ['DE89 3704 0044 0532 0130 00 ist mein Konto', 'account', 'DE89 3704 0044 0532 0130 00'],
    ['nl91abna0417164300', 'account', 'nl91abna0417164300'],
    ['DK50 0040 0440 1162 43', 'account', 'DK50 0040 0440 1162 43']
  ])('[UI-C20] is found by its form: %s', (text, kind, secret) => {
    expect(secretIn(text)).toEqual([kind, secret]);
  });

  it.each([
    'Hello, I am Ida.',
    'The printer is an HP 4520.',
    '2024',
    '12 3456',
    'error code 0x80070005',
    'Fehlercode 0x80070005',
    'KB5005565 was installed',
    'I forgot my password',
    'Das Passwort ist falsch',
    'the code is wrong',
    'since 12.10.2024 at 14:30',
    '+49 30 123456',
    '030 123 456 78',
    'https://example.org/article/123456',
    'version 10.0.19045.3570',
    'order #482913',
    // an IMEI passes the check of cards as well
    'IMEI 353918051710035',
    '4111 1111 1111 1112',
    'DE89 3704 0044 0532 0130 01',
    '192.168.178.1',
    'PIN',
    ''
  ])('[UI-C20] is not %s', (text) => {
    expect(secretIn(text)).toEqual([]);
  });
});

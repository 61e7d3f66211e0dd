import { describe, expect, it } from 'vitest';
import { mailtoUrl, smsUrl } from './invitation-links.js';

const link = 'https://help.example.org/join/#Ab_-9';

describe('invitation links', () => {
  it('[TC8] keeps the whole invite link in the letter, fragment included', () => {
    const url = mailtoUrl({
      to: ' a@b.example, c@d.example',
      subject: 'Hilfe & Rat',
      body: `Hallo,\n${link}`
    });
    expect(url).toMatch(/^mailto:a@b\.example,%20c@d\.example\?subject=Hilfe%20%26%20Rat&body=/);
    const body = new URLSearchParams(url.slice(url.indexOf('?'))).get('body');
    expect(body).toBe(`Hallo,\r\n${link}`);
  });

  it('[TC8] lets nobody add header fields through the address', () => {
    expect(mailtoUrl({ to: 'a@b.example?bcc=x@y.example', subject: '', body: '' })).toBe(
      'mailto:a@b.example%3Fbcc%3Dx@y.example?subject=&body='
    );
  });

  it('[TC8] takes a phone number with anything people write into it', () => {
    expect(smsUrl({ number: '+49 (151) 123-45', body: link })).toBe(
      `sms:+4915112345?&body=${encodeURIComponent(link)}`
    );
  });
});

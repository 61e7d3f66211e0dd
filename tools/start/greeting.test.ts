import { describe, expect, it } from 'vitest';
import { greeting } from './greeting.js';

describe('what `npm start` says', () => {
  it('names both pages, with the slash of their folders', () => {
    const text = greeting({ url: 'http://127.0.0.1:4180/', host: '127.0.0.1' });
    expect(text).toMatch(/technician {2}http:\/\/127\.0\.0\.1:4180\/console\/\n/);
    expect(text).toMatch(/customer {4}http:\/\/127\.0\.0\.1:4180\/\n/);
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('[OP2] warns of nothing at %s', (host) => {
    expect(greeting({ url: 'http://x/', host })).not.toContain('https');
  });

  it.each(['192.168.1.20', '0.0.0.0', '::', 'shop.local', 'fe80::1'])(
    '[OP2] says that browsers need https at %s',
    (host) => {
      expect(greeting({ url: 'http://x/', host })).toMatch(/browsers share no screen[^]*https/);
    }
  );

  it('names an address that works where it listens at every one', () => {
    expect(greeting({ url: 'http://0.0.0.0:4180/', host: '0.0.0.0' })).toContain(
      'http://localhost:4180/console/'
    );
    expect(greeting({ url: 'http://[::]:4180/', host: '::' })).toContain('http://localhost:4180/console/');
  });
});

import { expect, it } from 'vitest';
import { namedFiles } from './named-files.js';

const folder = 'https://shop.example/help/';

it.each([
  [{ logo: 'hansen.svg' }, ['/help/hansen.svg']],
  [{ logo: './pictures/hansen.png?v=2' }, ['/help/pictures/hansen.png']],
  [{ logo: '/help/hansen.svg', shopName: 'Hansen' }, ['/help/hansen.svg']],
  [{ logo: 'https://shop.example/help/hansen.svg' }, ['/help/hansen.svg']],
  [{ logo: '/hansen.svg' }, []],
  [{ logo: '../mail/logo.svg' }, []],
  [{ logo: 'https://other.example/help/hansen.svg' }, []],
  [{ logo: 'data:image/svg+xml,<svg/>' }, []],
  [{ logo: 'account/' }, []],
  [{ logo: '_app/version.json' }, []],
  [{ logo: 'http://[' }, []],
  [{ logo: 7 }, []],
  [{}, []],
  [[], []],
  [null, []],
  ['hansen.svg', []]
])('[NB3] %o names of its own folder %o', (config, expected) => {
  expect(namedFiles(config, folder)).toEqual(expected);
});

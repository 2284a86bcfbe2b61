import { readNextAddress, toSignInAddress } from './sign-in-address';

describe('the way through the sign-in page', () => {
  it('leads back to the page it began at', () => {
    const here = '/host/?name=web-01&range=6h';
    const next = new URLSearchParams(toSignInAddress(here).split('?')[1]).get('next');
    expect(readNextAddress(next)).toBe(here);
  });

  it('needs no way back to the first page', () => {
    expect(toSignInAddress('/')).toBe('/sign-in/');
    expect(readNextAddress(null)).toBe('/');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
  ])('never leads to another origin: %p', (next) => {
    expect(readNextAddress(next)).toBe('/');
  });
});

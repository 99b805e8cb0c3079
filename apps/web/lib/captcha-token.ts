// A check that a person solved, until it is sent; it is good once.

let solved = '';

export function setCaptchaToken(token: string): void {
  solved = token;
}

/** The header that carries it, if there is one; after this there is none. */
export function takeCaptchaToken(): { 'x-captcha-token'?: string } {
  const token = solved;
  solved = '';
  return token ? { 'x-captcha-token': token } : {};
}

'use client';
// The token of a mail's link. It stands in the fragment, which browsers send to nobody.
import { useEffect, useState } from 'react';

/** The token, `undefined` until the page has looked, `''` when there is none; it leaves the address at once. */
export function useLinkToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const hash = window.location.hash.slice(1);
    setToken(new URLSearchParams(hash).get('token') ?? (/^[\w-]{43}$/.test(hash) ? hash : ''));
    if (hash) window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  return token;
}

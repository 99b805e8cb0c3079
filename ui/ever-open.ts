'use client';
// What lies over the page is loaded when it first opens, and then stays, so that it opens at once the next time.
import { useState } from 'react';

/** Whether it is open or has been. */
export function useEverOpen(open: boolean): boolean {
  const [ever, setEver] = useState(open);
  if (open && !ever) setEver(true);
  return ever || open;
}

// Which links people may write into pages and menus: to the web, to mail and telephone, and to pages of the same shop.

const schemes = ['http:', 'https:', 'mailto:', 'tel:'];

/** Whether a link leads somewhere harmless. Browsers skip white space and control characters in a scheme, so none may be in it. */
export function isSafeLink(href: string): boolean {
  if (href.length > 2000 || /[\s\p{Cc}\p{Cf}\\]/u.test(href) || !href.isWellFormed()) return false;
  if (/^[/#]/.test(href)) return !href.startsWith('//');
  try {
    const { protocol, username, password } = new URL(href);
    return schemes.includes(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Where links of a Markdown text lead, as far as they are written without white space: `[text](target)`. */
export const linksOf = (markdown: string): string[] => [...markdown.matchAll(/\]\(([^)\s]*)/g)].map(([, target = '']) => target);

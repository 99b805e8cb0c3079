// The currency a buyer chose: a cookie, which the front door turns into a part of a page's inner path, and the page tells its scripts.

export const currencyCookie = 'tessera_currency';

/** What the page shows prices in; for browser code. */
export const shownCurrency = (): { currency?: string } => {
  const { currency } = document.documentElement.dataset;
  return currency ? { currency } : {};
};

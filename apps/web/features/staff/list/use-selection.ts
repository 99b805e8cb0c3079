'use client';
// What of a list is chosen: rows one by one, by ranges, all of a page, or everything that matches.
import { useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything that matches, on whichever page. */
  all: boolean;
  toggle: (id: string, range?: boolean) => void;
  togglePage: () => void;
  chooseAll: () => void;
  clear: () => void;
  /** Whether all, some or none of the page are chosen. */
  page: 'all' | 'some' | 'none';
}

/** `rows` are the ids of the page; `about` names the list with its filters: another list begins with nothing chosen. */
export function useSelection(rows: readonly string[], about: string): Selection {
  const [state, setState] = useState<{ about: string; ids: ReadonlySet<string>; all: boolean; last: string | null }>({
    about,
    ids: new Set(),
    all: false,
    last: null,
  });
  const now = state.about === about ? state : { about, ids: new Set<string>(), all: false, last: null };
  const toggle = (id: string, range = false): void => {
    const ids = new Set(now.all ? rows : now.ids);
    const [from, to] = [rows.indexOf(now.last ?? id), rows.indexOf(id)];
    const chosen = !ids.has(id);
    const touched = range && from >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    for (const each of touched)
      if (chosen) ids.add(each);
      else ids.delete(each);
    setState({ about, ids, all: false, last: id });
  };
  const chosen = rows.filter((id) => now.all || now.ids.has(id)).length;
  const page = chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some';
  const togglePage = (): void => {
    const ids = new Set(now.all ? [] : now.ids);
    for (const id of rows)
      if (page === 'all') ids.delete(id);
      else ids.add(id);
    setState({ about, ids, all: false, last: null });
  };
  return {
    ids: now.ids,
    all: now.all,
    toggle,
    togglePage,
    chooseAll: () => setState({ about, ids: new Set(rows), all: true, last: null }),
    clear: () => setState({ about, ids: new Set(), all: false, last: null }),
    page,
  };
}

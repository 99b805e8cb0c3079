// Text out of a submitted form.

/** The trimmed text of a field; empty for a missing field or a file. */
export function formText(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A password is taken as typed, spaces and all. */
export function formSecret(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

// The name under which tries for a second factor are counted for a person, from wherever they come.
export const TRIES_OF_PERSON = 'second factors of a person';

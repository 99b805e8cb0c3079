// Which passwords are too easily guessed to be taken. Long ones need no signs and digits (NIST SP 800-63B); what everybody takes is refused.
import { IdentityError } from '../identity.errors.ts';

/** What people build passwords on, as it is left when digits and signs around it are taken off. */
const common = new Set(
  `password passwort passw pass letmein welcome login admin administrator root guest secret master access trustno qwerty qwertz azerty asdfgh
   iloveyou loveyou loveme sunshine princess princesa dragon monkey shadow superman batman spiderman pokemon starwars football baseball
   basketball soccer hockey liverpool arsenal chelsea barcelona manchester realmadrid juventus michael jordan jennifer jessica charlie ashley
   daniel thomas robert andrew joshua matthew anthony nicole michelle amanda whatever computer internet samsung google facebook instagram
   changeme default temp test tester testing testtest user username demo summer winter spring autumn january february march april may june july
   august september october november december monday tuesday wednesday thursday friday saturday sunday london paris berlin moscow bangkok
   hanoi saigon dubai cairo thailand vietnam russia america england killer hunter freedom mustang ferrari porsche mercedes flower butterfly
   cookie chocolate cheese coffee pepper ginger banana orange purple yellow silver golden diamond angel angels heaven jesus christ allah
   muhammad mohammed habibi sawasdee matkhau anhyeuem privet lyubov parol marina natasha nicholas alexander family forever friends hello
   helloworld goodbye money success winner blessed lucky qazwsx zaqxsw qweasd asdzxc zxcvbn abcabc passport company office shop store vestify
   tessera`
    .trim()
    .split(/\s+/),
);

const rows = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  'йцукенгшщзхъ',
  'фывапролджэ',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];
const walks = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')]);
const leet: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const lettersWithin = (text: string): string => text.replace(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu, '');

/** All of it one piece of a few characters again and again: `aaaaaaaa`, `abcabcabc`. */
const repeats = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/u.test(text) && new Set(text).size <= 4;

/** Each character the neighbour of the one before: `12345678`, `hgfedcba`. */
function runs(text: string): boolean {
  const codes = Array.from(text).map((each) => each.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** A way over the keyboard, there and maybe back: `qwertyuiop`, `1qaz2wsx`, `asdfasdf`. */
const strolls = (text: string): boolean =>
  walks.some((walk) => walk.includes(text)) ||
  (text.length <= 16 &&
    [text.slice(0, Math.ceil(text.length / 2)), text.slice(Math.ceil(text.length / 2))].every(
      (half) => half.length >= 3 && walks.some((walk) => walk.includes(half)),
    ));

const isCommon = (text: string): boolean => {
  const straight = Array.from(text)
    .map((each) => leet[each] ?? each)
    .join('');
  return [
    text,
    lettersWithin(text),
    straight,
    lettersWithin(straight),
    Array.from(lettersWithin(text))
      .map((each) => leet[each] ?? each)
      .join(''),
  ].some((each) => common.has(each));
};

/** Little more than the person's own name or address. */
function isOwn(text: string, person: { email: string; name: string }): boolean {
  const [local = '', domain = ''] = plain(person.email).split('@');
  const words = [
    local,
    domain,
    domain.split('.')[0] ?? '',
    ...local.split(/[._+-]/),
    plain(person.name).replace(/\s/g, ''),
    ...plain(person.name).split(/\s+/),
  ];
  const rest = words.filter((word) => word.length >= 4).reduce((left, word) => left.replaceAll(word, ''), text);
  return rest.length < text.length && rest.length <= 4;
}

/** @throws Refusal PASSWORD_TOO_COMMON */
export function refuseCommonPassword(password: string, person: { email: string; name: string }): void {
  const text = plain(password);
  if (repeats(text) || runs(text) || strolls(text) || isCommon(text) || isOwn(text, person)) throw IdentityError('PASSWORD_TOO_COMMON');
}

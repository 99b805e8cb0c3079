// Every tidy rule, on one file.
import { keepsToAreas, keepsToFaces, leavesDriverAlone, leavesEnvironmentAlone, staysBlindToKinds } from './boundaries.ts';
import { exceptions } from './exceptions.ts';
import { isLogical, leavesNoTestOut, listsItsNames, namesNoMachine, namesNoRegistry, opensWithSentence } from './habits.ts';
import { staysSmall } from './sizes.ts';
import type { Finding, Source } from './source.ts';

const rules: ((source: Source) => Finding[])[] = [
  keepsToAreas,
  keepsToFaces,
  staysBlindToKinds,
  leavesEnvironmentAlone,
  leavesDriverAlone,
  (source) => staysSmall(source, exceptions),
  opensWithSentence,
  isLogical,
  leavesNoTestOut,
  listsItsNames,
  namesNoMachine,
  namesNoRegistry,
];

export const check = (source: Source): Finding[] => rules.flatMap((rule) => rule(source));

export const findingText = ({ rule, path, line, message }: Finding): string => `${path}:${line} [${rule}] ${message}`;

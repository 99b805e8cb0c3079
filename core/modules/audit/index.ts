// The face of the audit module: one way to write what was done, and ways to read, prove and let go of it.
import './let-go.ts';

export {
  type ChainRow,
  type EntryRow,
  allChains,
  entriesOfPerson,
  entryPage,
  erasePersonalOf,
  readChain,
  setRetention,
  stretch,
} from './audit.sql.ts';
export { INSTALLATION, type Prover, valueOf } from './chain.ts';
export { chainsBehindWitness, keepWitness, lookAtWitness, useWitness } from './keep-witness.ts';
export { daysOf, letGoOfEntries } from './let-go.ts';
export { type Entry, type Json, record } from './record.ts';
export { type Disagreement, disagreements, readTestimony, type Testimony, testify } from './testimony.ts';
export { type Fault, type Reader, verify, verifyCount, type Verdict } from './verify.ts';
export { auditPrivacy } from './audit.privacy.ts';

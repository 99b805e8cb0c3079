// The face of the payments module: wishes to be paid, and what became of them.
export { askProvider, type Attempt, createIntent, enquire, expireIntents, recordOutcome } from './attempt.ts';
export { requestOperation, sweepOperations } from './operate.ts';
export { PaymentError } from './payments.errors.ts';
export { OutcomeLearned, PaymentCaptured, PaymentOperationFailed, PaymentRefunded, PaymentVoided } from './payments.events.ts';
export { intentOfOrder, operationsOf, type IntentRow, type IntentState, lockIntent } from './payments.sql.ts';
export { providerNamed, providersOf, usePaymentProviders } from './providers.ts';
export { isExpired, listSavedMethods, preferMethod, removeMethod, requireMethod, requireRoom } from './saved-methods.ts';
export { paymentsPrivacy } from './payments.privacy.ts';
export { sweepIntents } from './sweep.ts';
export { paymentRoutes } from './webhooks.ts';

// The face of the payments module: wishes to be paid, and what became of them.
export { askProvider, createIntent, enquire, expireIntents, recordOutcome } from './attempt.ts';
export { requestOperation } from './operate.ts';
export { PaymentError } from './payments.errors.ts';
export { OutcomeLearned, PaymentCaptured, PaymentRefunded, PaymentVoided } from './payments.events.ts';
export { intentOfOrder, type IntentRow, type IntentState, lockIntent } from './payments.sql.ts';
export { providerNamed, providersOf, usePaymentProviders } from './providers.ts';
export { sweepIntents } from './sweep.ts';
export { paymentRoutes } from './webhooks.ts';

// The face of the loyalty module: card programmes, what a membership hands over, and who holds a card.
import './loyalty.sealed.ts';

export { claimCards } from './cards.sql.ts';
export { createProgramme, type ProgrammeInput, type TermsInput, writeTerms } from './edit-programme.ts';
export { expireDue, type LineOfCards, revokeLines, standOf } from './end-cards.ts';
export { issueCards } from './issue-cards.ts';
export { CardEnded, type CardFact, CardIssued } from './loyalty.events.ts';
export { loyaltyRoutes } from './loyalty.http.ts';
export { loyaltyPrivacy } from './loyalty.privacy.ts';
export { myCardRoutes } from './my-cards.http.ts';
export { cardsLeft, cardsRefusal, keepCards, letCardsGo, setCardsAside } from './quota.ts';
export { showCardTerms } from './show-card-terms.ts';

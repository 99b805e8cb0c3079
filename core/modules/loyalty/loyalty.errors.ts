// What the loyalty module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const LoyaltyError = defineErrors('LOYALTY', {
  PROGRAMME_NOT_FOUND: [404, 'There is no such card programme.'],
  CARD_NOT_FOUND: [404, 'There is no such card.'],
  PROGRAMME_CHANGED: [409, 'Somebody else changed the programme meanwhile. Read it again.'],
  CARD_TERMS_CHANGED: [409, 'Somebody else changed what this hands over meanwhile. Read it again.'],
  CARD_VARIANT_REFUSED: [422, 'Cards belong to a variant of one of your own products of the kind membership.'],
  CARD_LIMIT_TAKEN: [409, 'More cards are taken than that.'],
  NO_CARDS_LEFT: [409, 'There are not that many cards left.'],
  CARD_ENDED: [409, 'This card has ended.'],
});

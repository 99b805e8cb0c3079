// What the content module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const ContentError = defineErrors('CONTENT', {
  PAGE_NOT_FOUND: [404, 'There is no such page.'],
  PAGE_NAME_TAKEN: [409, 'Another page has this name in its address.'],
  POLICY_EXISTS: [409, 'There is a policy of this sort already. Change that one.'],
  PAGE_CHANGED: [409, 'Somebody else changed this page meanwhile. Read it again.'],
  PAGE_TEXT_NEEDED: [422, 'A page in the shop needs a title and a text in the language that the shop falls back to.'],
  ONLY_POLICIES_REQUIRED: [422, 'Only a policy can be agreed to.'],
  TOO_MANY_PAGES: [422, 'There are as many pages as a shop may have.'],
  MENU_CHANGED: [409, 'Somebody else changed this menu meanwhile. Read it again.'],
  POLICIES_NOT_AGREED: [422, 'This shop asks you to agree to its terms as they are now.'],
});

// What is refused of saved views.
import { defineErrors } from '#platform/errors/index.ts';

export const ViewError = defineErrors('VIEWS', {
  VIEW_NOT_FOUND: [404, 'There is no such view.'],
  TOO_MANY_VIEWS: [422, 'There are as many views as one list may have. Remove one first.'],
});

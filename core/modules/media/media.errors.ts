// What the media module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const MediaError = defineErrors('MEDIA', {
  PICTURE_NOT_FOUND: [404, 'There is no such picture. Upload it first.'],
  PICTURE_REFUSED: [422, 'This is no picture that we can read. Send a PNG, JPEG, WebP, AVIF or GIF.'],
  TOO_MANY_PICTURES: [409, 'There are as many pictures as an organization may have.'],
});

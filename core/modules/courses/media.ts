// What courses use of the media module.
export { checkLink, type LinkQuery, signLink } from '#modules/media/signed.ts';
export { appendToUpload, dropLeftovers, dropUpload, inWorkFolder, privateStore, uploadedPath } from '#modules/media/private-files.ts';
export { dispositionOf, sendPrivate } from '#modules/media/send-private.ts';
export { ArchiveFault, checkArchive } from '#modules/media/check-archive.ts';

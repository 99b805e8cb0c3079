// The face of the courses module: what is taught, who may see it, and how far they came.
import './courses.sealed.ts';

export { bringFile, type BroughtFile } from './bring-file.ts';
export { EnrollmentConsumed, EnrollmentEnded, type EnrollmentFact, EnrollmentGranted } from './courses.events.ts';
export { courseRoutes } from './courses.http.ts';
export { coursesPrivacy } from './courses.privacy.ts';
export { changeCourse, createCourse, type LessonInput, type Policy, putLesson } from './edit-course.ts';
export { claimEnrollments } from './enrollments.sql.ts';
export { expireDue, type Grant, grantAccess, grantLines, refundableUntil, revokeLines } from './grant.ts';
export { learnRoutes } from './learn.http.ts';
export { bringRendition } from './make-rendition.ts';
export { firmPlaces, freeThePlaces, placesLeft, seatsRefusal, takePlaces } from './seats.ts';
export { showOutlines } from './show-outlines.ts';
export { finishUpload, sweepFiles } from './uploads.ts';
export { useVideoTools } from './video-tools.ts';

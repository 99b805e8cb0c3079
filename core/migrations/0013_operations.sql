-- What operating needs: the trace an event belongs to, so that what it causes later is found in the same trace.

-- W3C `traceparent`; null where nothing is traced. Kept and let go of with its event.
alter table outbox_events add column trace text check (length(trace) <= 128);

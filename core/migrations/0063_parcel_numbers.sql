-- Who carries a parcel and its number may be put right after it left; what is in it, and where it left from, may not.
grant update (carrier, tracking_number) on shipments to tessera_app;

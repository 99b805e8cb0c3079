-- Whoever asks what is held under an address is answered from an index, however many codes were used.
create index promotion_uses_address on promotion_uses (email_index);

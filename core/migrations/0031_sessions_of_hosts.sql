-- Sessions that are good at one host name alone, and what somebody without an account may begin.

-- The host name a session was begun at, where whoever owns it may point it elsewhere; null at hosts of the installation.
alter table sessions add column host text;

-- `guest_privacy` asks about the data held under an address, `guest_privacy_open` shows it to who proved the address.
alter table account_challenges drop constraint account_challenges_purpose_check;
alter table account_challenges add constraint account_challenges_purpose_check check (purpose in
  ('register', 'sign_in', 'reauthenticate', 'change_email', 'change_phone', 'reset_password', 'second_factor', 'passkey', 'add_passkey', 'social',
   'guest_privacy', 'guest_privacy_open'));

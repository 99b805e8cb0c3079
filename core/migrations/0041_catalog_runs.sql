-- Long work on a catalog: imports and exports of files, imports from brands. A run says how far it is, so that it goes on where a program ended.

create table catalog_runs (
  org_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('csv_products', 'csv_prices', 'csv_stock', 'from_brands',
                                     'export_products', 'export_prices', 'export_stock')),
  -- receiving: its file comes in pieces. received: its columns wait to be named. ready: looked through, nothing was changed yet.
  state text not null check (state in ('receiving', 'received', 'waiting', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled')),
  -- What it waits for, or does.
  step text not null default 'work' check (step in ('check', 'work')),
  -- Runs of one lane go one after the other; those without one do not wait.
  lane text check (lane in ('write')),
  -- As whoever sent the file called it, or what the run is about.
  name text not null check (length(name) between 1 and 200),
  bytes bigint check (bytes > 0),
  received bigint not null default 0 check (received >= 0 and received <= coalesce(bytes, 0)),
  -- The private file that came, or that was made; none once nobody needs it any more.
  file_key text,
  options jsonb not null default '{}',
  -- What was seen in the file: its columns, encoding, delimiter.
  facts jsonb not null default '{}',
  total int check (total >= 0),
  done int not null default 0 check (done >= 0),
  added int not null default 0 check (added >= 0),
  changed int not null default 0 check (changed >= 0),
  unchanged int not null default 0 check (unchanged >= 0),
  failed int not null default 0 check (failed >= 0),
  -- Behind what is done; the work and its cursor move in one commit.
  cursor text,
  -- Why it failed: {"code": ..., "facts": {...}}
  fault jsonb,
  tries int not null default 0,
  -- Who started it; an import acts in their name.
  created_by uuid references users (id),
  created_at timestamptz not null,
  queued_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null)),
  check (state <> 'waiting' or queued_at is not null)
);
create unique index catalog_runs_one_of_a_lane on catalog_runs (org_id, lane) where state in ('checking', 'running');
create index catalog_runs_queue on catalog_runs (org_id, queued_at, id) where state in ('waiting', 'checking', 'running');
create index catalog_runs_file on catalog_runs (file_key) where file_key is not null;
-- Kept 90 days after its end (job retention).
create index catalog_runs_ended on catalog_runs (ended_at) where ended_at is not null;
create index catalog_runs_by on catalog_runs (created_by);
call tenant_table('catalog_runs', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

-- Lines of a file that are to be applied, and those that can't be. Right ones go with the end of their run, wrong ones with the run.
create table catalog_run_lines (
  org_id uuid not null,
  run_id uuid not null,
  -- Of the file, from 1, its header included.
  line int not null check (line > 0),
  -- What the line says, read and checked; null when it is wrong.
  content jsonb,
  -- [{"column": "price", "code": "NOT_A_PRICE", "value": "abc"}]
  faults jsonb,
  primary key (org_id, run_id, line),
  foreign key (org_id, run_id) references catalog_runs (org_id, id) on delete cascade,
  check ((content is null) = (faults is not null))
);
create index catalog_run_lines_wrong on catalog_run_lines (org_id, run_id, line) where faults is not null;
call tenant_table('catalog_run_lines', $$ org_id = (select current_org()) $$);

-- How an organization named the columns of its files, by kind of file: the next file with such columns is understood.
create table catalog_mappings (
  org_id uuid not null references organizations (id),
  kind text not null,
  -- By what stands at the head of a column, folded: {"product name": "title:en"}
  fields jsonb not null,
  primary key (org_id, kind)
);
call tenant_table('catalog_mappings', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

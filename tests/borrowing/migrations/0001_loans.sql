-- What only a loan knows: one row a case, written with it and under its version.
CREATE TABLE loans (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  thing TEXT NOT NULL,
  lent_at BIGINT,
  back_by BIGINT,
  given_back_at BIGINT
);

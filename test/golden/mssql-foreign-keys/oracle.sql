-- upgrade
-- outside of a transaction
CREATE TABLE root (
  id INTEGER NOT NULL,
  up INTEGER,
  CONSTRAINT root_pkey PRIMARY KEY (id),
  CONSTRAINT root_up_fkey FOREIGN KEY(up) REFERENCES root (id) ON DELETE CASCADE
);
-- outside of a transaction
CREATE TABLE branch (
  id INTEGER NOT NULL,
  root_id INTEGER,
  CONSTRAINT branch_pkey PRIMARY KEY (id),
  CONSTRAINT branch_root_id_fkey FOREIGN KEY(root_id) REFERENCES root (id) ON DELETE CASCADE
);
-- outside of a transaction
CREATE TABLE twig (
  id INTEGER NOT NULL,
  root_id INTEGER,
  branch_id INTEGER,
  CONSTRAINT twig_pkey PRIMARY KEY (id),
  CONSTRAINT fk_twig_root FOREIGN KEY(root_id) REFERENCES root (id) ON DELETE SET NULL,
  CONSTRAINT fk_twig_branch FOREIGN KEY(branch_id) REFERENCES branch (id) ON DELETE CASCADE
);
-- outside of a transaction
CREATE TABLE leaf (
  id INTEGER NOT NULL,
  twig_id NUMBER(19),
  CONSTRAINT leaf_pkey PRIMARY KEY (id),
  CONSTRAINT leaf_twig_id_fkey FOREIGN KEY(twig_id) REFERENCES twig (id)
);
-- outside of a transaction
CREATE TABLE note (
  id INTEGER NOT NULL,
  body CLOB,
  CONSTRAINT note_pkey PRIMARY KEY (id),
  CONSTRAINT note_body_key UNIQUE (body)
);

-- downgrade
-- outside of a transaction
DROP TABLE note;
-- outside of a transaction
DROP TABLE leaf;
-- outside of a transaction
DROP TABLE twig;
-- outside of a transaction
DROP TABLE branch;
-- outside of a transaction
DROP TABLE root;

-- upgrade
CREATE TABLE ticket (
  id BIGINT NOT NULL IDENTITY(10,2),
  CONSTRAINT ticket_pkey PRIMARY KEY (id)
);

-- downgrade
DROP TABLE ticket;

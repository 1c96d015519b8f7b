-- upgrade
-- outside of a transaction
CREATE TABLE ticket (
  id NUMBER(19) GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 10 CACHE 20),
  CONSTRAINT ticket_pkey PRIMARY KEY (id)
);

-- downgrade
-- outside of a transaction
DROP TABLE ticket;

import { migration } from 'limbeck';

export default migration({
  revision: '17d4e2b80c5f',
  downRevision: 'e05b3f9ac168',
  message: 'country of customers is required',
  created: '2026-01-21T10:00:00Z',
  upgrade(op) {
    op.alterColumn('customer', 'country', { nullable: false });
  },
});

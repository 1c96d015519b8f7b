import { migration } from 'limbeck';

export default migration({
  revision: 'c8a93f60d2e4',
  downRevision: '17d4e2b80c5f',
  message: 'full_name becomes display_name',
  created: '2026-02-02T16:45:00Z',
  upgrade(op) {
    op.renameColumn('customer', 'full_name', 'display_name');
  },
});

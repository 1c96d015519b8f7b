import { migration } from 'limbeck';

export default migration({
  revision: '95f1c7a3e0bd',
  downRevision: ['2e94f6b1d0c8', 'cb6802e9f5a4'],
  message: 'merge the reviews branch',
  created: '2026-03-20T12:00:00Z',
  upgrade() {},
});

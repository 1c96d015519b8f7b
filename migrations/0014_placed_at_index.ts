import { migration } from 'limbeck';

export default migration({
  revision: '2e94f6b1d0c8',
  downRevision: 'a81c9d5f20e7',
  message: 'find orders by day without stopping the shop',
  created: '2026-03-12T22:00:00Z',
  upgrade(op) {
    op.createIndex('ix_purchase_placed_at', 'purchase', ['placed_at'], { concurrently: true });
  },
});

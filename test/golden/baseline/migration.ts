import { migration } from 'limbeck';
import schema from './schema.sql';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'a schema that is there already',
  baseline: schema,
});

// The same question asked of DuckDB, in the folder where its package is installed. usage: node import.mjs FILE OUT [THREADS]
import { DuckDBInstance } from '@duckdb/node-api';

const [file, out, threads = '2'] = process.argv.slice(2);
const db = await DuckDBInstance.create(':memory:', { threads });
const c = await db.connect();
const columns = Array.from({ length: 58 }, (_, i) => `'c${i + 1}': 'VARCHAR'`).join(', ');
const start = process.hrtime.bigint();
await c.run(`COPY (SELECT coalesce(c8, '') a, coalesce(c18, '') b, coalesce(c52, '') p, c2[1:4] || '-' || c2[5:6] m,
    count(*) FILTER (c31::DECIMAL(6,3) > 0) pos, count(*) FILTER (c31::DECIMAL(6,3) < 0) neg,
    count(*) FILTER (c31::DECIMAL(6,3) = 0) zero, round(sum(c31::DECIMAL(6,3)), 1)::DECIMAL(12,1) g
  FROM read_csv('${file}', delim='\t', header=false, quote='', escape='', auto_detect=false, columns={${columns}})
  GROUP BY ALL) TO '${out}' (DELIMITER '\t', HEADER false, QUOTE '')`);
console.error(`duckdb ${Number(process.hrtime.bigint() - start) / 1e9} s`);

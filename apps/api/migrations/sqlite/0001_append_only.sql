CREATE TRIGGER stock_transactions_keep_rows BEFORE UPDATE ON stock_transactions
BEGIN SELECT RAISE(ABORT, 'stock_transactions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER stock_transactions_keep_all BEFORE DELETE ON stock_transactions
BEGIN SELECT RAISE(ABORT, 'stock_transactions is append-only'); END;

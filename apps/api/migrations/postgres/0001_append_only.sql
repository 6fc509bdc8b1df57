CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER stock_transactions_keep_rows BEFORE UPDATE OR DELETE ON stock_transactions
FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
--> statement-breakpoint
CREATE TRIGGER stock_transactions_keep_all BEFORE TRUNCATE ON stock_transactions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

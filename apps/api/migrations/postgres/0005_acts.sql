ALTER TABLE "audit_entries" ADD COLUMN "act_by" text collate "C";--> statement-breakpoint
CREATE INDEX "audit_entries_acts" ON "audit_entries" USING btree ("id") WHERE "audit_entries"."act_by" is not null;--> statement-breakpoint
CREATE INDEX "forecast_proposals_listed" ON "forecast_proposals" USING btree ("status","id");
CREATE TABLE "accounts" (
	"id" text collate "C" NOT NULL,
	"company_name" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "accounts_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "accounts_status" CHECK ("accounts"."status" in ('APPROVED', 'PENDING', 'SUSPENDED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"quantity_at_open" integer NOT NULL,
	"opened_at" bigint NOT NULL,
	"acknowledged_at" bigint,
	"ordered_at" bigint,
	"resolved_at" bigint,
	CONSTRAINT "alerts_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "alerts_status" CHECK ("alerts"."status" in ('OPEN', 'ACKNOWLEDGED', 'ORDERED', 'RESOLVED'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"warehouse_id" text collate "C",
	"user_id" text collate "C",
	"token_id" text collate "C",
	"action" text collate "C" NOT NULL,
	"detail" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "audit_entries_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "consumption" (
	"warehouse_id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"counted_sequence" bigint NOT NULL,
	"newest_day" integer NOT NULL,
	"recent" text collate "C" NOT NULL,
	CONSTRAINT "consumption_warehouse_id_sku_pk" PRIMARY KEY("warehouse_id","sku")
);
--> statement-breakpoint
CREATE TABLE "consumption_days" (
	"warehouse_id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"day" integer NOT NULL,
	"consumed" bigint NOT NULL,
	"last_transaction_id" text collate "C" NOT NULL,
	CONSTRAINT "consumption_days_warehouse_id_sku_day_pk" PRIMARY KEY("warehouse_id","sku","day")
);
--> statement-breakpoint
CREATE TABLE "consumption_sweeps" (
	"warehouse_id" text collate "C" NOT NULL,
	"swept_id" text collate "C" NOT NULL,
	CONSTRAINT "consumption_sweeps_warehouse_id_pk" PRIMARY KEY("warehouse_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"webhook_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"event" text collate "C" NOT NULL,
	"event_position" bigint,
	"event_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"attempted_at" bigint,
	"latency_ms" integer,
	"status" integer,
	"failure" text collate "C",
	"excerpt" text collate "C",
	CONSTRAINT "webhook_deliveries_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "webhook_deliveries_kind" CHECK ("webhook_deliveries"."kind" in ('EVENT', 'TEST', 'RESEND')),
	CONSTRAINT "webhook_deliveries_event" CHECK ("webhook_deliveries"."event" in ('alert.triggered', 'order.shipped', 'order.delivered'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"warehouse_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"name" text collate "C" NOT NULL,
	"fields" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"dispatched" boolean NOT NULL,
	CONSTRAINT "events_warehouse_id_position_pk" PRIMARY KEY("warehouse_id","position"),
	CONSTRAINT "events_name" CHECK ("events"."name" in ('alert.triggered', 'order.shipped', 'order.delivered'))
);
--> statement-breakpoint
CREATE TABLE "history_imports" (
	"warehouse_id" text collate "C" NOT NULL,
	"file_digest" text collate "C" NOT NULL,
	"line" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "history_imports_warehouse_id_file_digest_pk" PRIMARY KEY("warehouse_id","file_digest")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text collate "C" NOT NULL,
	"key_digest" text collate "C" NOT NULL,
	"request_digest" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_digest_pk" PRIMARY KEY("scope","key_digest")
);
--> statement-breakpoint
CREATE TABLE "worker_issuances" (
	"warehouse_id" text collate "C" NOT NULL,
	"worker_id" text collate "C" NOT NULL,
	"transaction_id" text collate "C" NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "worker_issuances_warehouse_id_worker_id_transaction_id_pk" PRIMARY KEY("warehouse_id","worker_id","transaction_id"),
	CONSTRAINT "worker_issuances_quantity" CHECK ("worker_issuances"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_transactions" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"previous_id" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"delta" integer NOT NULL,
	"quantity_after" integer NOT NULL,
	"source" text collate "C" NOT NULL,
	"reference" text collate "C",
	"station_id" text collate "C",
	"worker_id" text collate "C",
	"user_id" text collate "C",
	"shipment_id" text collate "C",
	"occurred_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"hash" text collate "C" NOT NULL,
	CONSTRAINT "stock_transactions_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "stock_transactions_after" CHECK ("stock_transactions"."quantity_after" >= 0),
	CONSTRAINT "stock_transactions_type" CHECK ("stock_transactions"."type" in ('SALE', 'RETURN', 'DAMAGE', 'ADJUSTMENT', 'RECEIVE', 'AUDIT', 'ISSUANCE', 'IN', 'OUT')),
	CONSTRAINT "stock_transactions_source" CHECK ("stock_transactions"."source" in ('API', 'DESKTOP', 'PORTAL', 'IMPORT'))
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"warehouse_id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"quantity" integer NOT NULL,
	"refill_threshold" integer NOT NULL,
	"par_level" integer NOT NULL,
	"status" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"head_id" text collate "C" NOT NULL,
	"head_hash" text collate "C" NOT NULL,
	"moved" boolean NOT NULL,
	"needs_review" boolean NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "stock_levels_warehouse_id_sku_pk" PRIMARY KEY("warehouse_id","sku"),
	CONSTRAINT "stock_levels_quantity" CHECK ("stock_levels"."quantity" >= 0),
	CONSTRAINT "stock_levels_settings" CHECK ("stock_levels"."refill_threshold" >= 0 and "stock_levels"."par_level" >= 0),
	CONSTRAINT "stock_levels_status" CHECK ("stock_levels"."status" in ('OK', 'LOW', 'CRITICAL'))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text collate "C" NOT NULL,
	"recipient" text collate "C" NOT NULL,
	"template" text collate "C" NOT NULL,
	"fields" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"failed_at" bigint,
	"attempts" integer NOT NULL,
	"next_attempt_at" bigint NOT NULL,
	CONSTRAINT "mails_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "replenishment_orders" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"quantity" integer NOT NULL,
	"status" text collate "C" NOT NULL,
	"alert_id" text collate "C",
	"proposal_id" text collate "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "replenishment_orders_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "replenishment_orders_quantity" CHECK ("replenishment_orders"."quantity" > 0),
	CONSTRAINT "replenishment_orders_status" CHECK ("replenishment_orders"."status" in ('PLACED', 'SHIPPED', 'RECEIVED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" text collate "C" NOT NULL,
	"digest" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "password_resets_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"sku" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"our_stock" integer NOT NULL,
	"in_production" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "products_sku_pk" PRIMARY KEY("sku"),
	CONSTRAINT "products_stock" CHECK ("products"."our_stock" >= 0 and "products"."in_production" >= 0)
);
--> statement-breakpoint
CREATE TABLE "forecast_lines" (
	"warehouse_id" text collate "C" NOT NULL,
	"proposal_id" text collate "C" NOT NULL,
	"sku" text collate "C" NOT NULL,
	"quarter_quantity" integer NOT NULL,
	"half_year_quantity" integer NOT NULL,
	"chosen_quantity" integer,
	"method" text collate "C" NOT NULL,
	"explanation" text collate "C" NOT NULL,
	CONSTRAINT "forecast_lines_warehouse_id_proposal_id_sku_pk" PRIMARY KEY("warehouse_id","proposal_id","sku")
);
--> statement-breakpoint
CREATE TABLE "forecast_proposals" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"horizon" text collate "C" NOT NULL,
	"line_count" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"decided_at" bigint,
	"reason" text collate "C",
	CONSTRAINT "forecast_proposals_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "forecast_proposals_status" CHECK ("forecast_proposals"."status" in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'SUPERSEDED')),
	CONSTRAINT "forecast_proposals_horizon" CHECK ("forecast_proposals"."horizon" in ('QUARTER', 'HALF_YEAR'))
);
--> statement-breakpoint
CREATE TABLE "row_counts" (
	"warehouse_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"shard" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "row_counts_warehouse_id_name_shard_pk" PRIMARY KEY("warehouse_id","name","shard")
);
--> statement-breakpoint
CREATE TABLE "serials" (
	"name" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "serials_name_pk" PRIMARY KEY("name")
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"warehouse_id" text collate "C" NOT NULL,
	"shipment_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"sku" text collate "C" NOT NULL,
	"expected_qty" integer NOT NULL,
	"received_qty" integer NOT NULL,
	"in_transit_qty" integer NOT NULL,
	CONSTRAINT "shipment_lines_warehouse_id_shipment_id_position_pk" PRIMARY KEY("warehouse_id","shipment_id","position"),
	CONSTRAINT "shipment_lines_quantities" CHECK ("shipment_lines"."expected_qty" > 0 and "shipment_lines"."received_qty" >= 0 and "shipment_lines"."in_transit_qty" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"asn_number" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"carrier" text collate "C",
	"tracking_number" text collate "C",
	"expected_at" bigint,
	"replenishment_order_id" text collate "C",
	"created_at" bigint NOT NULL,
	"shipped_at" bigint,
	"delivered_at" bigint,
	"closed_short" boolean NOT NULL,
	"received_answer" text collate "C",
	CONSTRAINT "shipments_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id"),
	CONSTRAINT "shipments_status" CHECK ("shipments"."status" in ('PENDING', 'IN_TRANSIT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"subject" text collate "C" NOT NULL,
	"attempts" integer NOT NULL,
	"window_ends_at" bigint NOT NULL,
	CONSTRAINT "throttles_subject_pk" PRIMARY KEY("subject")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text collate "C" NOT NULL,
	"digest" text collate "C" NOT NULL,
	"last_four" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"warehouse_id" text collate "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	"device_digest" text collate "C",
	"network_digest" text collate "C",
	"network_seen_at" bigint,
	"network_lock" boolean DEFAULT false NOT NULL,
	"allowed_networks" text collate "C",
	"lock_reason" text collate "C",
	"locked_at" bigint,
	CONSTRAINT "tokens_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "tokens_kind" CHECK ("tokens"."kind" in ('DESKTOP', 'INTEGRATION', 'WORKER_DEVICE', 'PORTAL', 'STAFF')),
	CONSTRAINT "tokens_role" CHECK ("tokens"."role" in ('SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN')),
	CONSTRAINT "tokens_lock" CHECK ("tokens"."lock_reason" is null or "tokens"."lock_reason" in ('DEVICE_MISMATCH', 'CONCURRENT_SESSION'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"warehouse_id" text collate "C",
	"parent_user_id" text collate "C",
	"email" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"badge" text collate "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "users_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN')),
	CONSTRAINT "users_status" CHECK ("users"."status" in ('ACTIVE', 'SUSPENDED'))
);
--> statement-breakpoint
CREATE TABLE "warehouses" (
	"id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"event_position" bigint NOT NULL,
	CONSTRAINT "warehouses_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"warehouse_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"url" text collate "C" NOT NULL,
	"events" text collate "C" NOT NULL,
	"secret" text collate "C" NOT NULL,
	"from_position" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"deleted_at" bigint,
	CONSTRAINT "webhooks_warehouse_id_id_pk" PRIMARY KEY("warehouse_id","id")
);
--> statement-breakpoint
ALTER TABLE "worker_issuances" ADD CONSTRAINT "worker_issuances_warehouse_id_transaction_id_stock_transactions_warehouse_id_id_fk" FOREIGN KEY ("warehouse_id","transaction_id") REFERENCES "public"."stock_transactions"("warehouse_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transactions" ADD CONSTRAINT "stock_transactions_warehouse_id_sku_stock_levels_warehouse_id_sku_fk" FOREIGN KEY ("warehouse_id","sku") REFERENCES "public"."stock_levels"("warehouse_id","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_sku_products_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."products"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_lines" ADD CONSTRAINT "forecast_lines_warehouse_id_proposal_id_forecast_proposals_warehouse_id_id_fk" FOREIGN KEY ("warehouse_id","proposal_id") REFERENCES "public"."forecast_proposals"("warehouse_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_warehouse_id_shipment_id_shipments_warehouse_id_id_fk" FOREIGN KEY ("warehouse_id","shipment_id") REFERENCES "public"."shipments"("warehouse_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_status" ON "accounts" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_live" ON "alerts" USING btree ("warehouse_id","sku") WHERE "alerts"."status" <> 'RESOLVED';--> statement-breakpoint
CREATE INDEX "alerts_status" ON "alerts" USING btree ("warehouse_id","status","id");--> statement-breakpoint
CREATE INDEX "alerts_sku" ON "alerts" USING btree ("warehouse_id","sku","id");--> statement-breakpoint
CREATE INDEX "audit_entries_account" ON "audit_entries" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook" ON "webhook_deliveries" USING btree ("warehouse_id","webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries" USING btree ("warehouse_id","webhook_id","id") WHERE "webhook_deliveries"."attempted_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_created" ON "webhook_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "events_undispatched" ON "events" USING btree ("warehouse_id","position") WHERE not "events"."dispatched";--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "stock_levels_status" ON "stock_levels" USING btree ("warehouse_id","status","sku");--> statement-breakpoint
CREATE INDEX "stock_levels_moved" ON "stock_levels" USING btree ("warehouse_id","sku") WHERE "stock_levels"."moved";--> statement-breakpoint
CREATE INDEX "stock_levels_review" ON "stock_levels" USING btree ("warehouse_id","sku") WHERE "stock_levels"."needs_review";--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("next_attempt_at") WHERE "mails"."sent_at" is null and "mails"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "replenishment_orders_alert" ON "replenishment_orders" USING btree ("warehouse_id","alert_id");--> statement-breakpoint
CREATE INDEX "replenishment_orders_proposal" ON "replenishment_orders" USING btree ("warehouse_id","proposal_id");--> statement-breakpoint
CREATE INDEX "replenishment_orders_status" ON "replenishment_orders" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "replenishment_orders_warehouse" ON "replenishment_orders" USING btree ("warehouse_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_digest" ON "password_resets" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "password_resets_end" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "forecast_proposals_one_proposed" ON "forecast_proposals" USING btree ("warehouse_id") WHERE "forecast_proposals"."status" = 'PROPOSED';--> statement-breakpoint
CREATE INDEX "forecast_proposals_status" ON "forecast_proposals" USING btree ("warehouse_id","status","id");--> statement-breakpoint
CREATE INDEX "shipment_lines_in_transit" ON "shipment_lines" USING btree ("warehouse_id","sku") WHERE "shipment_lines"."in_transit_qty" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_id" ON "shipments" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_asn_number" ON "shipments" USING btree ("asn_number");--> statement-breakpoint
CREATE INDEX "shipments_status" ON "shipments" USING btree ("warehouse_id","status","id");--> statement-breakpoint
CREATE INDEX "shipments_everywhere" ON "shipments" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "shipments_expected" ON "shipments" USING btree ("status","expected_at","id");--> statement-breakpoint
CREATE INDEX "shipments_order" ON "shipments" USING btree ("warehouse_id","replenishment_order_id") WHERE "shipments"."replenishment_order_id" is not null;--> statement-breakpoint
CREATE INDEX "throttles_end" ON "throttles" USING btree ("window_ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_digest" ON "tokens" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id","kind");--> statement-breakpoint
CREATE INDEX "tokens_network_held" ON "tokens" USING btree ("network_seen_at") WHERE "tokens"."network_digest" is not null;--> statement-breakpoint
CREATE INDEX "tokens_device_held" ON "tokens" USING btree ("expires_at") WHERE "tokens"."device_digest" is not null;--> statement-breakpoint
CREATE INDEX "tokens_device_revoked" ON "tokens" USING btree ("revoked_at") WHERE "tokens"."device_digest" is not null and "tokens"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "tokens_account" ON "tokens" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "users_account" ON "users" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_badge" ON "users" USING btree ("warehouse_id","badge");--> statement-breakpoint
CREATE INDEX "users_workers" ON "users" USING btree ("warehouse_id","id") WHERE "users"."role" = 'WORKER';--> statement-breakpoint
CREATE INDEX "warehouses_account" ON "warehouses" USING btree ("account_id","created_at","id");
CREATE TABLE "history_imports" (
	"warehouse_id" text collate "C" NOT NULL,
	"file_digest" text collate "C" NOT NULL,
	"line" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "history_imports_warehouse_id_file_digest_pk" PRIMARY KEY("warehouse_id","file_digest")
);

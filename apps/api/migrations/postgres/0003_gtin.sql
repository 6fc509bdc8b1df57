ALTER TABLE "products" ADD COLUMN "gtin" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "products_gtin" ON "products" USING btree ("gtin");
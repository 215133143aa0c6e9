-- Tasks that only one person may claim, to find those of somebody who may no longer do them.
CREATE INDEX work_queue_reserved ON work_queue (reserved_for) WHERE reserved_for <> '';

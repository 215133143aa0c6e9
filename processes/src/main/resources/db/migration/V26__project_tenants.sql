-- Each project is a tenant of the process engine, so that rows that wait for a model are fetched by
-- project: these began before that.
UPDATE act_ru_execution e SET tenant_id_ = k.project_id
  FROM act_ru_execution instance JOIN data_row_key k ON k.data_row_id = instance.business_key_
  WHERE instance.id_ = e.proc_inst_id_;

UPDATE act_ru_ext_task t SET tenant_id_ = e.tenant_id_
  FROM act_ru_execution e WHERE e.id_ = t.proc_inst_id_;

CREATE INDEX act_idx_ext_task_tenant_id ON act_ru_ext_task (tenant_id_);

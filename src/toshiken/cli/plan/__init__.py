"""toshiken plan: the plan of an area as a folder of records. One file a command, thin."""

import typer

from toshiken.cli.plan.check import check
from toshiken.cli.plan.documents import documents
from toshiken.cli.plan.export import export
from toshiken.cli.plan.handover import handover
from toshiken.cli.plan.kpis import kpis
from toshiken.cli.plan.money import money
from toshiken.cli.plan.new import new
from toshiken.cli.plan.status import status
from toshiken.cli.plan.step import step
from toshiken.cli.plan.taisho import taisho
from toshiken.cli.plan.take_in import take_in

plan = typer.Typer(
    no_args_is_help=True, help="圏域の計画（宣言、協約、ビジョン、事業、成果指標）を記録し、確かめ、資料にします。"
)
for command in (new, check, status, step, kpis, money, handover, export):
    plan.command()(command)
plan.command("import")(take_in)
plan.command()(documents)
plan.command()(taisho)

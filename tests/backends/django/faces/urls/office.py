from django.urls import path

from faces.views.office import AnswerView, ApproveView

urlpatterns = [
    path("applications/<reference>/approve/", ApproveView.as_view()),
    path("cases/<reference>/answer/", AnswerView.as_view()),
]
